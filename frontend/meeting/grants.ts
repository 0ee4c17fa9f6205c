import { Track } from "livekit-client";

/** The part of the SDK's `ParticipantPermission` that is used here. */
export interface Grants {
  canPublish: boolean;
  /** Empty means every source. */
  canPublishSources: number[];
}

/** Whether the server lets a person publish from a source now. Unknown grants allow nothing. */
export function may_publish(grants: Grants | undefined, source: Track.Source): boolean {
  if (grants === undefined || !grants.canPublish) return false;
  const sources = grants.canPublishSources;
  return sources.length === 0 || sources.includes(Track.sourceToProto(source));
}
