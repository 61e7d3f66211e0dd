import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.js';
import { PathLoss } from './path-loss.js';

/** Stands in for the browser's connection. */
class FakeConnection extends EventTarget {
  connectionState: RTCPeerConnectionState = 'connected';
  iceConnectionState: RTCIceConnectionState = 'connected';

  becomes(state: 'connected' | 'disconnected' | 'failed' | 'connecting'): void {
    this.connectionState = state;
    this.iceConnectionState = state === 'connecting' ? 'checking' : state;
    this.dispatchEvent(new Event('iceconnectionstatechange'));
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

function setup({ isAdmitted = true } = {}) {
  const clock = manualClock();
  const connection = new FakeConnection();
  const onEnd = vi.fn();
  const loss = new PathLoss(connection as unknown as RTCPeerConnection, clock, onEnd);
  const trystero = vi.fn();
  connection.addEventListener('connectionstatechange', trystero);
  connection.addEventListener('iceconnectionstatechange', trystero);
  const renewal = { onLost: vi.fn(), isUnderWay: vi.fn(() => false) };
  if (isAdmitted) loss.watch(renewal);
  return { clock, connection, onEnd, loss, trystero, renewal };
}

describe('a connection that lost its way', () => {
  it.each(['disconnected', 'failed'] as const)('[RM17] that is %s ends after five seconds', (state) => {
    const { clock, connection, onEnd, trystero, renewal } = setup();
    connection.becomes(state);
    connection.becomes('failed');
    expect(renewal.onLost).toHaveBeenCalledOnce();
    clock.advance(4_999);
    expect(onEnd).not.toHaveBeenCalled();
    clock.advance(1);
    expect(onEnd).toHaveBeenCalledOnce();
    expect(trystero).not.toHaveBeenCalled();
  });

  it('[RM17] lives on when it has a way again', () => {
    const { clock, connection, onEnd, trystero } = setup();
    connection.becomes('disconnected');
    connection.becomes('connecting');
    connection.becomes('connected');
    clock.advance(60_000);
    expect(onEnd).not.toHaveBeenCalled();
    expect(trystero).toHaveBeenCalled();
  });

  it('[RM17] has three seconds more for a renewal that is under way, once', () => {
    const { clock, connection, onEnd, renewal } = setup();
    renewal.isUnderWay.mockReturnValue(true);
    connection.becomes('disconnected');
    connection.becomes('connecting');
    clock.advance(7_999);
    expect(onEnd).not.toHaveBeenCalled();
    clock.advance(1);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('[RM17] is trystero’s business before admission', () => {
    const { clock, connection, onEnd, trystero } = setup({ isAdmitted: false });
    connection.becomes('failed');
    clock.advance(60_000);
    expect(trystero).toHaveBeenCalledTimes(2);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('[RM17] is not ended twice', () => {
    const { clock, connection, onEnd, loss } = setup();
    connection.becomes('disconnected');
    loss.close();
    clock.advance(60_000);
    expect(onEnd).not.toHaveBeenCalled();
  });
});
