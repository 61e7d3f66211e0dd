/**
 * What one address may cost the relay. The defaults leave a page of ours far from every one of them.
 * @typedef {object} Limits
 * @property {number} messageBytes longest message; a longer one closes the socket (1009)
 * @property {number} bufferedBytes unsent bytes after which a socket that does not read is dropped
 * @property {number} socketsPerAddress open sockets of one IP address
 * @property {number} subscriptionsPerSocket open subscriptions of one socket
 * @property {number} filtersPerSubscription filters of one REQ
 * @property {number} valuesPerFilter entries of one list (topics, kinds, ids, authors) of a filter
 * @property {number} messagesPerSecond lasting rate of one socket
 * @property {number} burst messages that may come at once; after them the socket is read at the lasting rate
 * @property {number} pingMs a socket that leaves a ping unanswered for this long is dropped
 */

/** @type {Limits} */
export const defaultLimits = {
  messageBytes: 64 * 1024,
  bufferedBytes: 1024 * 1024,
  socketsPerAddress: 64,
  subscriptionsPerSocket: 32,
  filtersPerSubscription: 8,
  valuesPerFilter: 64,
  messagesPerSecond: 50,
  burst: 250,
  pingMs: 30_000
};
