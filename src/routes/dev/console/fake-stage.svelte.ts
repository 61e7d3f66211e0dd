import type { StageFigures, StagePhase, StageView } from '$lib/features/screen/index.js';
import { RequestReason } from '$lib/session/consent/request-reason.svelte.js';
import { movingDesktop } from './moving-desktop.js';

const figures: StageFigures = {
  width: 1920,
  height: 1080,
  framesPerSecond: 29.7,
  kilobitsPerSecond: 1240,
  codec: 'AV1',
  roundTripMs: 24,
  delayMs: 61,
  path: 'direct'
};

export class FakeStage implements StageView {
  state = $state.raw<StagePhase>({ phase: 'idle' });
  canRequest = $state(true);
  readonly isPaused = false;
  readonly reason = new RequestReason();

  get figures(): StageFigures | undefined {
    return this.state.phase === 'live' ? figures : undefined;
  }

  request(): void {
    this.state = { phase: 'asking', since: Date.now() };
  }

  cancelRequest(): void {
    this.state = { phase: 'idle' };
  }

  stop(): void {
    this.state = { phase: 'ended', by: 'technician' };
  }

  goLive(): void {
    this.state = { phase: 'live', stream: movingDesktop(1920, 1080) };
  }
}
