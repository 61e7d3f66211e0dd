import { describe, expect, it } from 'vitest';
import { templateProblems } from './templates.js';

const problems = (source: string, isTranslated = true): string[] =>
  templateProblems(source, { isTranslated });

describe('templates of components', () => {
  it('lets a good one through', () => {
    const good = `<script lang="ts">
  const { t, rows }: { t: (key: string) => string; rows: readonly { id: string }[] } = $props();
</script>

{#each rows as row (row.id)}
  <p class="row" data-testid="row" style:block-size="{row.id.length}px">{t('row')} · 1 Tincan {row.id === 'a'}</p>
{/each}
<button type="button" aria-label={t('close')}>×</button>`;
    expect(problems(good)).toEqual([]);
  });

  it.each([
    ['{@html text}', '{@html} makes text markup'],
    ['{#each rows as row}{row}{/each}', '{#each} without a key'],
    ['<p style="color: red">1</p>', 'a style attribute, which the policy refuses'],
    ['{#if a == b}1{/if}', '== compares loosely'],
    ['<button>×</button>', 'a button without a type sends the form around it'],
    ['<a href="/x" target="_blank">1</a>', 'target without rel'],
    ['<p>Close</p>', '«Close» is in no catalogue'],
    ['<input aria-label="Your name" />', 'aria-label="Your name" is in no catalogue']
  ])('%s', (template, problem) => {
    expect(problems(`<script lang="ts">\n  const a = 1;\n</script>\n${template}`)).toEqual([`4: ${problem}`]);
  });

  it('leaves pages for developers their English', () => {
    expect(problems('<p>Close</p>', false)).toEqual([]);
  });
});
