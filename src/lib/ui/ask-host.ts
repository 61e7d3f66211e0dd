import { base } from '$app/paths';
import { version } from '$app/environment';

/** `unreached`: also a host that is ill, or somebody's sign-in page in its place. */
export type HostAnswer = 'renewed' | 'same' | 'unreached';

/** Does the web host still have the build that this page is of? */
export async function askHost(ask: typeof fetch = fetch, own: string = version): Promise<HostAnswer> {
  try {
    const answer = await ask(`${base}/_app/version.json`, { cache: 'no-store' });
    const there = answer.ok ? ((await answer.json()) as { version?: unknown } | null)?.version : undefined;
    if (typeof there !== 'string') return 'unreached';
    return there === own ? 'same' : 'renewed';
  } catch {
    return 'unreached';
  }
}
