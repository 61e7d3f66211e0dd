/**
 * On a slow line a form can be pressed before the code that answers it is there. `static/early.js` keeps that press;
 * whoever shows the form asks for it once it can answer.
 * @returns whether the form was pressed
 */
export function takeEarlyPress(): boolean {
  const { dataset } = document.documentElement;
  dataset['awake'] = '';
  const wasPressed = 'pressed' in dataset;
  delete dataset['pressed'];
  return wasPressed;
}
