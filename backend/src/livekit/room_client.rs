//! [`Rooms`] over LiveKit's own client.

use super::{Cluster, RoomParticipant, Rooms, RoomsError};
use async_trait::async_trait;
use livekit_api::services::{
    ServerError, ServerErrorCode, ServiceError, ServiceResult, room::RoomClient,
};
use std::{future::Future, time::Duration};

/// How long a call may take. The clock waits for it, so it is short.
const CALL_LIMIT: Duration = Duration::from_secs(2);

/// One cluster's room API. Keeps its connections.
#[derive(Debug)]
pub struct LiveKitRooms {
    client: RoomClient,
}

impl LiveKitRooms {
    /// For one cluster.
    pub fn new(cluster: &Cluster) -> Self {
        let client = RoomClient::with_api_key(
            &cluster.api_url,
            &cluster.api_key,
            cluster.api_secret.expose(),
        )
        .with_failover(false)
        .with_request_timeout(CALL_LIMIT);
        Self { client }
    }
}

#[async_trait]
impl Rooms for LiveKitRooms {
    async fn list_participants(&self, room: &str) -> Result<Vec<RoomParticipant>, RoomsError> {
        let answer = limited("ListParticipants", room, self.client.list_participants(room)).await;
        match answer {
            Ok(people) => Ok(people
                .into_iter()
                .map(|person| RoomParticipant {
                    is_standard: person.kind == STANDARD,
                    hidden: person.permission.is_some_and(|permission| permission.hidden),
                    identity: person.identity,
                })
                .collect()),
            Err(Answer::NotFound) => Ok(Vec::new()),
            Err(Answer::Failed(error)) => Err(error),
        }
    }

    async fn delete_room(&self, room: &str) -> Result<(), RoomsError> {
        match limited("DeleteRoom", room, self.client.delete_room(room)).await {
            Ok(()) | Err(Answer::NotFound) => Ok(()),
            Err(Answer::Failed(error)) => Err(error),
        }
    }

    async fn probe(&self) -> Result<(), RoomsError> {
        // The cheapest authorised question: the key is checked as well as the address.
        let nothing = self.client.list_rooms(vec![String::from("-")]);
        match limited("ListRooms", "-", nothing).await {
            Ok(_) | Err(Answer::NotFound) => Ok(()),
            Err(Answer::Failed(error)) => Err(error),
        }
    }
}

/// `ParticipantInfo.Kind.STANDARD` of LiveKit's protocol.
const STANDARD: i32 = 0;

enum Answer {
    NotFound,
    Failed(RoomsError),
}

/// One call within [`CALL_LIMIT`]; failures are logged here, once, under the name operators grep.
async fn limited<T>(
    method: &'static str,
    room: &str,
    call: impl Future<Output = ServiceResult<T>>,
) -> Result<T, Answer> {
    let error = match tokio::time::timeout(CALL_LIMIT, call).await {
        Ok(Ok(answer)) => return Ok(answer),
        Ok(Err(ServiceError::Twirp(ServerError::Twirp(refusal))))
            if refusal.code == ServerErrorCode::NOT_FOUND =>
        {
            return Err(Answer::NotFound);
        }
        Ok(Err(error)) => RoomsError::Failed(chain(&error)),
        Err(_) => RoomsError::TimedOut,
    };
    tracing::warn!(target: "LiveKitService", method, room, %error, "LiveKitService call failed");
    Err(Answer::Failed(error))
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text
}
