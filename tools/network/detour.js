/*
 * Holds every packet between the routers and the internet back: `node detour.js MILLISECONDS`, in the namespace
 * `detour`. Says `ready` once it does.
 */
import { createSocket } from 'node:dgram';
import { detour } from './places.js';

const delayMs = Number(process.argv[2]);
const internet = `${detour.internet}.2`;
const socket = createSocket({ type: 'udp4', recvBufferSize: 4_000_000, sendBufferSize: 4_000_000 });

socket.on('message', (packet, { address }) => {
  // the number of the VXLAN says whose line this is
  const id = packet.readUIntBE(4, 3);
  const to = address === internet ? `${detour.of(id)}.2` : internet;
  setTimeout(() => socket.send(packet, detour.port, to), delayMs);
});
socket.bind(detour.port, () => console.log('ready'));
