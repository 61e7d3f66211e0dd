import { equalBytes } from '../base/bytes.js';
import { parseMessage, runIdBytes, writeMessage } from './rendezvous-messages.js';
import { systemDeps, type RendezvousDeps } from './rendezvous-run.js';

export interface Probe {
  /** To publish on the room number's topic. */
  text: string;
  /**
   * Does this text say that the room number is somebody's? Either its technician answers, or another one asks
   * at the same moment: then both take another number (RV10).
   */
  isTaken(text: string): boolean;
  /** Its technician answers, maybe late. */
  isAnswer(text: string): boolean;
}

/** Asks whether a room number is free. The caller waits a moment for `isTaken`. */
export function startProbe(deps: RendezvousDeps = systemDeps): Probe {
  const id = deps.random(runIdBytes);
  const isAnswer = (text: string): boolean => {
    const message = parseMessage(text);
    return message?.t === 'taken' && equalBytes(message.id, id);
  };
  return {
    text: writeMessage({ v: 1, t: 'who', id }),
    isAnswer,
    isTaken(text) {
      const message = parseMessage(text);
      return isAnswer(text) || (message?.t === 'who' && !equalBytes(message.id, id));
    }
  };
}
