/** Where one end of a view stands; the same words at both ends. */
export type MediaState =
  | { phase: 'connecting' }
  /** The path is open and no picture is on it yet. */
  | { phase: 'ready' }
  /** Sending: a track is attached. Receiving: the first picture has come. */
  | { phase: 'live' }
  /** The connection was lost while live and is being repaired; a `<video>` keeps its last frame. */
  | { phase: 'interrupted' }
  /** `reason` is for the log, not for a screen. */
  | { phase: 'failed'; error: 'screen-failed'; reason: string }
  | { phase: 'closed' };

/** The phase of an end that is neither failed nor closed. */
export function openPhase(path: {
  isConnected: boolean;
  wasConnected: boolean;
  /** Is there a picture to send, or was one received? */
  hasPicture: boolean;
}): 'connecting' | 'ready' | 'live' | 'interrupted' {
  if (path.isConnected) return path.hasPicture ? 'live' : 'ready';
  return path.wasConnected && path.hasPicture ? 'interrupted' : 'connecting';
}
