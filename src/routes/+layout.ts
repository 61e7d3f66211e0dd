// Static files only: every page is prerendered and a folder of its own, so that any web host serves it.
export const prerender = true;
export const trailingSlash = 'always';
