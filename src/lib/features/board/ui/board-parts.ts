import Bar from './BoardBar.svelte';
import Layer from './BoardLayer.svelte';
import Page from './BoardPage.svelte';

/** All that a technician's board is made of, in one file to fetch when it is first needed. */
export const parts = { Bar, Layer, Page };
