/**
 * Lucide's components build their drawing at run time, element by element, with every attribute spread: a page with
 * thirty icons spends a tenth of a second on that on a slow phone. Here each becomes a template that is cloned. They
 * take `size` and `aria-label`; without a label an icon is decoration and hidden from screen readers.
 *
 * @returns {import('svelte/compiler').PreprocessorGroup}
 */
export function staticIcons() {
  return {
    name: 'static-icons',
    markup({ content, filename = '' }) {
      if (!/@lucide[\\/]svelte[\\/]dist[\\/]icons[\\/][\w-]+\.svelte$/.test(filename)) return;
      const data = /const iconData = (\{.*\});/.exec(content)?.[1];
      if (!data) throw new Error(`${filename} is not written as expected: see tools/svelte/static-icons.js`);
      return { code: iconSource(/** @type {IconData} */ (JSON.parse(data)).node) };
    }
  };
}

/**
 * @typedef {{ node: [tag: string, attributes: Record<string, string>][] }} IconData
 * @param {IconData['node']} node
 */
const iconSource = (node) => `<script>
  let { size = 24, 'aria-label': label } = $props();
</script>

<svg xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 24 24" fill="none"
  stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"
  role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : 'true'}
>${node.map(([tag, attributes]) => `<${tag} ${attributeText(attributes)}/>`).join('')}</svg>
`;

/** @param {Record<string, string>} attributes */
const attributeText = (attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
