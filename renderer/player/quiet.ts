/** Evaluated before video.js: it must not write style elements, which the page's policy forbids and our own sheet replaces. */
Object.assign(window, { VIDEOJS_NO_DYNAMIC_STYLE: true });
