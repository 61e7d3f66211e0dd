import type { Page } from './page.js';

/** Chooses a file in a field, as a person does in the browser's dialog. */
export async function chooseFile(
  page: Page,
  testid: string,
  name: string,
  content: string | number[]
): Promise<void> {
  await page.evaluate(
    ({ id, fileName, data }) => {
      const field = document.querySelector<HTMLInputElement>(`[data-testid="${id}"]`)!;
      const transfer = new DataTransfer();
      transfer.items.add(new File([typeof data === 'string' ? data : Uint8Array.from(data)], fileName));
      field.files = transfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { id: testid, fileName: name, data: content }
  );
}
