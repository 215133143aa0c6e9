import { useEffect, useRef } from 'react';
import { create } from '../store/store';

/** A key that does something on the page that is shown. */
export interface KeyBinding {
  /**
   * As `KeyboardEvent.key` gives it, lower case, with `Mod+` and then `Shift+` before it where held
   * (of letters and signs alone, `Shift+` is not told apart); two keys after one another are parted
   * by a blank.
   */
  key: string;
  does: string;
  run: () => void;
  enabled?: boolean;
}

/** Every binding in force; the list at `?` is made from it. */
export const bindings = create<ReadonlyMap<string, KeyBinding>>(new Map());

/** How the keys of one component go with those of others. */
interface Standing {
  /** While it is shown, no key does anything that is not its own, or bound for `always`. */
  alone?: boolean;
  /** Its keys do what they do whatever is asked. */
  always?: boolean;
}

/** What one component binds. */
interface Layer extends Standing {
  keys: KeyBinding[];
}

/** One that is bound later covers the others until it is gone. */
let layers: Layer[] = [];

function bind(changed: Layer[]): void {
  layers = changed;
  const alone = layers.findLast((layer) => layer.alone);
  const found = new Map<string, KeyBinding>();
  layers
    .filter((layer) => alone === undefined || layer === alone || layer.always)
    .flatMap((layer) => layer.keys)
    .forEach((binding) => {
      if (binding.enabled !== false || !found.has(binding.key)) found.set(binding.key, binding);
    });
  bindings.set(() => found);
}

/** How long the first of two keys waits for the second. */
const SEQUENCE_MILLISECONDS = 1_000;

let first: { key: string; at: number } | undefined;

function named(event: KeyboardEvent): string {
  const modifier = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (event.key.length > 1 || modifier !== '') ? 'Shift+' : '';
  return `${modifier}${shift}${key}`;
}

/** Whether the key goes into a field where a person types. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

const PRESSED_BY = new Set(['Enter', ' ']);

/** What goes on while it is held; any other key acts once, so that it decides about one row only. */
const HELD = /^(Mod\+)?(Shift\+)?(Arrow(Left|Right|Up|Down)|[-+z])$/;

/** Whether the key presses the button or opens the link that has the keyboard. */
const isPressing = (event: KeyboardEvent): boolean =>
  PRESSED_BY.has(event.key) &&
  event.target instanceof Element &&
  event.target.closest('button,a[href],summary,[role="button"],[role="option"]') !== null;

/** Whether a dialog or a menu had the keyboard when the key went down; the key may have closed it. */
let inDialog = false;

function look(): void {
  inDialog = document.querySelector('[role="dialog"],[role="menu"]') !== null;
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return;
  const key = named(event);
  if (event.repeat && isPressing(event)) {
    event.preventDefault();
    return;
  }
  if ((isTyping(event.target) || inDialog) && !key.startsWith('Mod+')) return;
  if (isPressing(event)) return;
  const all = bindings.get();
  const sequence =
    first !== undefined && event.timeStamp - first.at < SEQUENCE_MILLISECONDS
      ? all.get(`${first.key} ${key}`)
      : undefined;
  const binding = sequence ?? all.get(key);
  first = sequence === undefined ? { key, at: event.timeStamp } : undefined;
  if (binding !== undefined && binding.enabled !== false) {
    event.preventDefault();
    if (!event.repeat || HELD.test(key)) binding.run();
  }
}

let listening = 0;

function listen(): () => void {
  if (listening++ === 0) {
    window.addEventListener('keydown', look, true);
    window.addEventListener('keydown', pressed);
  }
  return () => {
    if (--listening > 0) return;
    window.removeEventListener('keydown', look, true);
    window.removeEventListener('keydown', pressed);
  };
}

/**
 * Binds keys while the calling component is shown; of two for one key the later one counts. What
 * asks something that has to be answered first is `alone`: the keys of the page behind it wait, but
 * for those that are there `always`.
 */
export function useKeys(own: KeyBinding[], { alone = false, always = false }: Standing = {}): void {
  const latest = useRef(own);
  useEffect(() => {
    latest.current = own;
  });
  const signature = own.map(({ key, does, enabled }) => `${key}\n${does}\n${enabled}`).join('\n\n');
  useEffect(() => {
    const added = latest.current.map((binding) => ({
      ...binding,
      run: () => latest.current.find((now) => now.key === binding.key)?.run(),
    }));
    const layer = { keys: added, alone, always };
    bind([...layers, layer]);
    const stop = listen();
    return () => {
      stop();
      bind(layers.filter((one) => one !== layer));
    };
  }, [signature, alone, always]);
}
