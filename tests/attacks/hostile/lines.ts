/** Offers further connections for files, as no sender does (rule FT17). */
interface Heard {
  type: string;
  number: number;
  signal?: RTCSessionDescriptionInit | { type: 'candidate'; candidate: RTCIceCandidateInit };
}

interface Options {
  heard: readonly { message: unknown }[];
  say(message: object): void;
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export class HostileLines {
  readonly #options: Options;
  readonly #own: RTCPeerConnection[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  /** What the other side has said of a connection, or of all. */
  heard(type: 'answer' | 'line-closed', number?: number): number {
    return this.#said.filter(
      (message) =>
        (type === 'answer' ? 'signal' in message && message.signal?.type === type : message.type === type) &&
        (number === undefined || message.number === number)
    ).length;
  }

  /** One offer after the other, each under a number of its own, and closed at once where `closes`. */
  async storm({ from, count, closes }: { from: number; count: number; closes: boolean }): Promise<void> {
    const { sdp } = await this.#make(1).createOffer();
    for (let number = from; number < from + count; number++) {
      this.#say(number, { type: 'offer', sdp });
      if (closes) this.#options.say({ type: 'line-closed', bySender: true, number });
      if (number % 50 === 0) await pause(50);
    }
  }

  /** The same connection, described and led elsewhere again and again. */
  async again(number: number, times: number): Promise<void> {
    const { sdp } = await this.#make(1).createOffer();
    const candidate = (port: number): object => ({
      candidate: `candidate:1 1 udp 2113937151 192.0.2.1 ${port} typ host`,
      sdpMid: '0',
      sdpMLineIndex: 0
    });
    for (let time = 0; time < times; time++) {
      this.#say(number, { type: 'offer', sdp });
      this.#say(number, { type: 'answer', sdp });
      this.#say(number, { type: 'candidate', candidate: candidate(1 + time) });
      if (time % 50 === 0) await pause(50);
    }
  }

  /** Descriptions of everything but one section of data, too long ones, and nonsense. */
  async nonsense(from: number): Promise<void> {
    const connection = this.#make(1);
    const { sdp: data } = await connection.createOffer();
    connection.addTransceiver('video');
    const { sdp: media } = await connection.createOffer();
    for (const [index, sdp] of [
      media,
      '',
      'v=0',
      'x'.repeat(60_000),
      `${data}a=candidate:1\r\n`.repeat(9)
    ].entries())
      this.#say(from + index, { type: 'offer', sdp });
  }

  /** A real connection with so many channels. */
  async connect(number: number, channels: number): Promise<void> {
    const connection = this.#make(channels);
    connection.onicecandidate = ({ candidate }) => {
      const { candidate: line, sdpMid, sdpMLineIndex } = candidate ?? {};
      if (candidate)
        this.#say(number, { type: 'candidate', candidate: { candidate: line, sdpMid, sdpMLineIndex } });
    };
    await connection.setLocalDescription();
    this.#say(number, { type: 'offer', sdp: connection.localDescription?.sdp });
    let done = 0;
    for (let tries = 0; tries < 200; tries++) {
      const signals = this.#said.filter((message) => message.number === number).map(({ signal }) => signal);
      const answer = signals.find((signal) => signal?.type === 'answer');
      if (answer && !connection.remoteDescription)
        await connection.setRemoteDescription(answer as RTCSessionDescriptionInit);
      if (connection.remoteDescription)
        for (; done < signals.length; done++) {
          const signal = signals[done];
          if (signal?.type === 'candidate')
            await connection.addIceCandidate(signal.candidate).catch(() => undefined);
        }
      await pause(50);
      if (!['new', 'connecting'].includes(connection.connectionState)) return;
    }
    throw new Error(`not connected: ${connection.iceConnectionState}`);
  }

  get #said(): Heard[] {
    return this.#options.heard
      .map(({ message }) => message as Heard)
      .filter(({ type }) => type === 'line' || type === 'line-closed');
  }

  #make(channels: number): RTCPeerConnection {
    const connection = new RTCPeerConnection();
    this.#own.push(connection);
    for (let number = 0; number < channels; number++) connection.createDataChannel(`channel ${number}`);
    return connection;
  }

  #say(number: number, signal: object): void {
    this.#options.say({ type: 'line', bySender: true, number, signal });
  }
}
