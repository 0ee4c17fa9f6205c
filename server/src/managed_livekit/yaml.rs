//! livekit-server's configuration file.

use super::identity::Identity;

/// Everything on loopback, no outside address asked for, no public STUN server told to browsers.
///
/// The keys stand in the file and not on the command line, which everyone on the machine can read. An unknown key would
/// be a start-up error, so this text belongs to one version of livekit-server.
pub(super) fn configuration(identity: &Identity, webhook_url: &str) -> String {
    let Identity { ports, api_key, api_secret } = identity;
    format!(
        r#"# Written by majlis at each start: changes are lost.
port: {signal}
bind_addresses: ["127.0.0.1"]
rtc:
  node_ip: 127.0.0.1
  use_external_ip: false
  udp_port: {media_udp}
  tcp_port: {media_tcp}
  # Without it nothing listens for media on the loopback address.
  enable_loopback_candidate: true
  interfaces: {{ includes: [lo] }}
  # Without it browsers are told to ask public servers.
  stun_servers: ["127.0.0.1:3478"]
keys: {{ "{api_key}": "{api_secret}" }}
webhook:
  api_key: "{api_key}"
  urls: ["{webhook_url}"]
  # The defaults, 30 s and 200 events, lose events while majlis is restarted.
  resource_url_notifier: {{ max_age: 10m, max_depth: 5000 }}
room: {{ auto_create: true, empty_timeout: 300, departure_timeout: 20 }}
# Participants are read from the media node, not from a store that may be stale.
api: {{ enable_psrpc_for_get_list_participants: true }}
logging: {{ level: info, json: true }}
"#,
        signal = ports.signal,
        media_udp = ports.media_udp,
        media_tcp = ports.media_tcp,
    )
}
