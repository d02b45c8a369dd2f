/**
 * Runs in every page of a test before the page's own scripts: notes what the page should not do. A plain script, read as
 * text; what it notes lies under a symbol, so that it adds no name to the page.
 */
(() => {
  // What the compiler of the tests calls in functions that are sent here.
  Object.defineProperty(window, '__name', {value: named => named});
  const notes = {keys: Object.keys(window), violations: [], shift: 0, left: undefined, asked: 0};
  window[Symbol.for('ijm-test')] = notes;

  document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI, sample, sourceFile}) => {
    notes.violations.push(`${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`);
  });

  new PerformanceObserver(list => {
    for (const {value, hadRecentInput} of list.getEntries()) if (!hadRecentInput) notes.shift += value;
  }).observe({type: 'layout-shift', buffered: true});

  if (!globalThis.ijmTestCounts) return;
  delete globalThis.ijmTestCounts;
  notes.keys = Object.keys(window);

  // What is running or watching now, by kind. Counted only where a test asks, since it replaces what pages call.
  const left = (notes.left = {timers: new Set(), frames: new Set(), fetches: new Set(), observers: new Set(), listeners: new Map()});

  const {setTimeout, setInterval, clearTimeout, clearInterval, requestAnimationFrame, cancelAnimationFrame, fetch} = window;
  window.setTimeout = (run, ...rest) => {
    const id = setTimeout((...given) => {
      left.timers.delete(id);
      run(...given);
    }, ...rest);
    left.timers.add(id);
    return id;
  };
  window.setInterval = (...given) => {
    const id = setInterval(...given);
    left.timers.add(id);
    return id;
  };
  window.clearTimeout = window.clearInterval = id => {
    left.timers.delete(id);
    clearTimeout(id);
    clearInterval(id);
  };
  window.requestAnimationFrame = run => {
    const id = requestAnimationFrame(now => {
      left.frames.delete(id);
      run(now);
    });
    left.frames.add(id);
    return id;
  };
  window.cancelAnimationFrame = id => {
    left.frames.delete(id);
    cancelAnimationFrame(id);
  };
  window.fetch = async (...given) => {
    const token = {};
    left.fetches.add(token);
    notes.asked++;
    try {
      return await fetch(...given);
    } finally {
      left.fetches.delete(token);
    }
  };
  for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver']) {
    window[name] = class extends window[name] {
      observe(node, ...rest) {
        this.watched = [...(this.watched ?? []), `${name} ${node.nodeName}`];
        left.observers.add(this);
        super.observe(node, ...rest);
      }
      unobserve(node) {
        const i = (this.watched ?? []).indexOf(`${name} ${node.nodeName}`);
        if (i >= 0) this.watched.splice(i, 1);
        if (!this.watched?.length) left.observers.delete(this);
        super.unobserve(node);
      }
      disconnect() {
        left.observers.delete(this);
        this.watched = [];
        super.disconnect();
      }
    };
  }
  const {addEventListener, removeEventListener} = EventTarget.prototype;
  const isGlobal = target => target === window || target === document || target === document.documentElement || !('nodeType' in target);
  EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
    const target = this ?? window;
    if (listener && isGlobal(target)) left.listeners.set(listener, `${target.constructor.name} ${type}`);
    return addEventListener.call(target, type, listener, ...rest);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, ...rest) {
    left.listeners.delete(listener);
    return removeEventListener.call(this ?? window, type, listener, ...rest);
  };
})();
