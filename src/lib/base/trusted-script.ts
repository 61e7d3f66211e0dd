interface ScriptPolicy {
  createScriptURL(url: string): string;
}

declare const trustedTypes:
  { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy } | undefined;

let policy: ScriptPolicy | undefined;

/**
 * The address of a worker as the pages take it: scripts from strings come by named policies only (docs/security.md),
 * and this one lets files of the own site pass. A policy of one name can be made once in a page.
 */
export function trustedScript(url: URL): string {
  if (typeof trustedTypes === 'undefined') return url.href;
  policy ??= trustedTypes.createPolicy('tincan-worker', {
    createScriptURL(href) {
      if (new URL(href).origin !== location.origin) throw new TypeError('a worker of another site');
      return href;
    }
  });
  return policy.createScriptURL(url.href);
}
