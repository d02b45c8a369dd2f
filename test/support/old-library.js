/**
 * What libraries of 2007 did to a page, in one: those things that Prototype.js 1.6 and 1.7 and MooTools 1.4 (compat) do
 * to the language and the DOM, written anew. A classic script.
 */
(function () {
  // Array.from and friends that know `length` but not iterators.
  Array.from = function (list) {
    if (!list) return [];
    var result = new Array(list.length >>> 0);
    for (var i = 0; i < result.length; i++) result[i] = list[i];
    return result;
  };

  // Methods on every array and function; enumerable.
  var methods = {
    each: function (run) { this.forEach(run); return this; },
    first: function () { return this[0]; },
    include: function (item) { return this.indexOf(item) >= 0; },
    clone: function () { return [].concat(this); },
    invoke: function (name) { return this.map(function (item) { return item[name](); }); },
    // Arrays inside what is serialised become strings.
    toJSON: function () { return '[' + this.map(function (item) { return JSON.stringify(item); }).join(', ') + ']'; },
    // As good as the real ones, for arrays without holes.
    map: function (run, self) { for (var result = [], i = 0; i < this.length; i++) result.push(run.call(self, this[i], i, this)); return result; },
    filter: function (run, self) { for (var result = [], i = 0; i < this.length; i++) if (run.call(self, this[i], i, this)) result.push(this[i]); return result; },
    every: function (run, self) { for (var i = 0; i < this.length; i++) if (!run.call(self, this[i], i, this)) return false; return true; },
    some: function (run, self) { for (var i = 0; i < this.length; i++) if (run.call(self, this[i], i, this)) return true; return false; },
    find: function (run, self) { for (var i = 0; i < this.length; i++) if (run.call(self, this[i], i, this)) return this[i]; },
    indexOf: function (item) { for (var i = 0; i < this.length; i++) if (this[i] === item) return i; return -1; },
    flatten: function () { return [].concat.apply([], this); },
  };
  for (var name in methods) Array.prototype[name] = methods[name];

  String.prototype.strip = function () { return this.replace(/^\s+|\s+$/g, ''); };
  String.prototype.contains = function (part) { return this.indexOf(part) > -1; };

  Function.prototype.bind = function (self) {
    var run = this, given = [].slice.call(arguments, 1);
    return function () { return run.apply(self, given.concat([].slice.call(arguments))); };
  };
  Function.prototype.$family = function () { return 'function'; };

  Object.keys = function (object) { var keys = []; for (var key in object) if (Object.prototype.hasOwnProperty.call(object, key)) keys.push(key); return keys; };
  Object.extend = function (to, from) { for (var key in from) to[key] = from[key]; return to; };

  // The name of the browser's own is taken, so that `new Event(…)` makes something that can't be dispatched.
  window.Event = function Event(event) { this.event = event; };

  // Every element gets methods, some with names that platform methods have now.
  var forElements = {
    remove: function () { if (this.parentNode) this.parentNode.removeChild(this); return this; },
    update: function (html) { this.innerHTML = html; return this; },
    select: function (selector) { return [].slice.call(this.querySelectorAll(selector)); },
    show: function () { this.style.display = ''; return this; },
    hide: function () { this.style.display = 'none'; return this; },
    visible: function () { return this.style.display !== 'none'; },
    getElements: function (selector) { return this.querySelectorAll(selector); },
    get: function (name) { return this.getAttribute(name); },
    set: function (name, value) { this.setAttribute(name, value); return this; },
    observe: function (type, run) { this.addEventListener(type, run); return this; },
  };
  for (name in forElements) Element.prototype[name] = HTMLElement.prototype[name] = forElements[name];

  document.getElementsByClassName = function (name) { return [].slice.call(document.querySelectorAll('.' + name)); };
  window.$ = function (id) { return document.getElementById(id); };
  window.Hash = function (object) { for (var key in object) this[key] = object[key]; };
  window.JSON = new window.Hash({stringify: JSON.stringify, parse: JSON.parse});
})();
