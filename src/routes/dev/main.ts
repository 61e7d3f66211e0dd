/**
 * The debug pages, in development only. They are no routes of SvelteKit (no `+page`), so that nothing of
 * them can get into `build/`: the development server serves `/dev/<name>` for every `./<name>/Page.svelte`.
 */
import { mount, type Component } from 'svelte';

const pages = import.meta.glob<{ default: Component }>('./*/Page.svelte');
const names = Object.keys(pages).map((path) => path.split('/')[1]!);
const name = location.pathname.split('/')[2];
const load = pages[`./${name}/Page.svelte`];
const target = document.querySelector('.app')!;

if (load) mount((await load()).default, { target });
else target.replaceChildren(...names.flatMap((other) => [linkTo(other), document.createElement('br')]));

function linkTo(other: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = `/dev/${other}`;
  link.textContent = other;
  return link;
}
