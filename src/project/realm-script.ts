/**
 * What prepares the context in which migrations run; plain JavaScript, since it is compiled inside that context.
 * It is the body of a function of `refuse(name)`, `print(values)`, `refusedGlobals`, `localDateMethods`, `localeMethods`.
 */
export const realmScript = `'use strict';
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, freeze } = Object;
const { ownKeys, construct } = Reflect;
const realGlobal = globalThis;
const hidden = { enumerable: false, configurable: false };

const stub = (name) => function () { refuse(name); };
const replace = (owner, key, value) =>
  defineProperty(owner, key, { value, writable: true, enumerable: false, configurable: true });

// Time: only absolute times exist.
const RealDate = Date;
const realParse = Date.parse;
const UTC_DAY = /^(?:\\d{4}|[+-]\\d{6})(?:-\\d\\d(?:-\\d\\d)?)?$/;
const ABSOLUTE = /^(?:\\d{4}|[+-]\\d{6})-\\d\\d(?:-\\d\\d)?T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:\\d\\d)$/;
const isAbsolute = (text) => UTC_DAY.test(text) || ABSOLUTE.test(text);
const SafeDate = function Date(...args) {
  if (new.target === undefined) refuse('Date()');
  if (args.length === 0) refuse('new Date()');
  if (args.length > 1) refuse('new Date(year, month, …)');
  if (typeof args[0] === 'string' && !isAbsolute(args[0])) refuse('new Date(local time)');
  return construct(RealDate, args, new.target);
};
defineProperty(SafeDate, 'prototype', { value: RealDate.prototype, writable: false });
defineProperty(SafeDate, 'length', { value: 7 });
replace(SafeDate, 'UTC', RealDate.UTC);
replace(SafeDate, 'now', stub('Date.now'));
replace(SafeDate, 'parse', function parse(text) {
  if (!isAbsolute(String(text))) refuse('Date.parse(local time)');
  return realParse(text);
});
replace(RealDate.prototype, 'constructor', SafeDate);
for (const name of localDateMethods) replace(RealDate.prototype, name, stub('Date.prototype.' + name));
replace(realGlobal, 'Date', SafeDate);

replace(Math, 'random', stub('Math.random'));
for (const [owner, name] of localeMethods) {
  replace(realGlobal[owner].prototype, name, stub(owner + '.prototype.' + name));
}
const TypedArray = getPrototypeOf(Uint8Array);
replace(TypedArray.prototype, 'toLocaleString', stub('Array.prototype.toLocaleString'));

// Code from a text.
const RealFunction = Function;
const SafeFunction = stub('Function');
defineProperty(SafeFunction, 'name', { value: 'Function' });
defineProperty(SafeFunction, 'prototype', { value: RealFunction.prototype, writable: false });
const functionPrototypes = [
  function () {}, async function () {}, function* () {}, async function* () {},
].map(getPrototypeOf);
for (const prototype of functionPrototypes) {
  defineProperty(prototype, 'constructor', { value: SafeFunction, writable: false, enumerable: false, configurable: true });
}
replace(realGlobal, 'Function', SafeFunction);

const words = {};
for (const level of ['log', 'info', 'debug', 'warn', 'error']) {
  words[level] = function (...values) { print(values); };
}
replace(realGlobal, 'console', words);

const moduleGlobal = new Proxy(Object.create(null), {
  get: (_, key) => realGlobal[key],
  has: (_, key) => key in realGlobal,
  set: () => refuse('globalThis'),
  defineProperty: () => refuse('globalThis'),
  deleteProperty: () => refuse('globalThis'),
  setPrototypeOf: () => refuse('globalThis'),
  preventExtensions: () => refuse('globalThis'),
});

Error.stackTraceLimit = 50;

// A property that instances may have of their own must not be read-only on a frozen prototype.
const settable = (owner, keys) => {
  for (const key of keys) {
    const found = getOwnPropertyDescriptor(owner, key);
    if (found === undefined || !('value' in found) || !found.configurable) continue;
    const { value } = found;
    defineProperty(owner, key, {
      get() { return value; },
      set(mine) {
        if (this === owner) throw new TypeError('Cannot assign to read only property ' + String(key) + ' of a built-in object');
        defineProperty(this, key, { value: mine, writable: true, enumerable: true, configurable: true });
      },
      enumerable: false,
      configurable: false,
    });
  }
};
const errors = ['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];
settable(Object.prototype, ownKeys(Object.prototype).filter((key) => key !== 'constructor'));
for (const name of errors) settable(realGlobal[name].prototype, ['name', 'message', 'toString']);
settable(RealFunction.prototype, ['toString', 'bind', 'call', 'apply']);
settable(Array.prototype, ['toString']);
for (const name of ['Map', 'Set', 'RegExp', 'String', 'Number', 'Boolean']) {
  settable(realGlobal[name].prototype, ['toString']);
}

// Freeze everything that can be reached.
const seen = new Set();
const queue = [];
const add = (value) => {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return;
  if (value === realGlobal || value === moduleGlobal || seen.has(value)) return;
  seen.add(value);
  queue.push(value);
};
for (const key of ownKeys(realGlobal)) {
  const found = getOwnPropertyDescriptor(realGlobal, key);
  if (found !== undefined && 'value' in found) add(found.value);
}
functionPrototypes.forEach(add);
[[][Symbol.iterator](), new Map().entries(), new Set().entries(), ''[Symbol.iterator](), ''.matchAll(/a/g)]
  .forEach((one) => add(getPrototypeOf(one)));
add(TypedArray);
for (const one of queue) {
  add(getPrototypeOf(one));
  for (const key of ownKeys(one)) {
    const found = getOwnPropertyDescriptor(one, key);
    add(found.value);
    add(found.get);
    add(found.set);
  }
}
for (const one of queue) freeze(one);

for (const key of ownKeys(realGlobal)) {
  const found = getOwnPropertyDescriptor(realGlobal, key);
  if (found === undefined || !found.configurable || refusedGlobals.includes(key)) continue;
  if ('value' in found) {
    const value = key === 'globalThis' ? moduleGlobal : found.value;
    defineProperty(realGlobal, key, { value, writable: false, ...hidden });
  }
}
for (const name of refusedGlobals) {
  defineProperty(realGlobal, name, { get() { refuse(name); }, set() { refuse('globalThis'); }, ...hidden });
}
`;
