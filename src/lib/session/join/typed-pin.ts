/** What the entry page asks of a typed PIN before a session, with all its weight, is loaded. */
export { parsePin, type PinError } from '../../handshake/parse-pin.js';
