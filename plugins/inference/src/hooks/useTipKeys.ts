// SPDX-License-Identifier: Apache-2.0
import { KeyboardEvent } from 'react';

const TIPS = '[data-tip]';
const ROWS = 'tr, [role="row"]';

/**
 * Makes an element one stop of the tab key: Enter, or an arrow where that would
 * not scroll it, goes to its first tip, arrows go on from there, Escape goes back.
 */
export function useTipKeys() {
  return { tabIndex: 0, 'aria-keyshortcuts': 'Enter', onKeyDown: moveFocus };
}

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const { currentTarget: group, target, key } = event;
  if (event.defaultPrevented || !(target instanceof HTMLElement)) {
    return;
  }
  const next =
    target === group
      ? enter(group, key)
      : step(group, target.closest(TIPS), key);
  if (next) {
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }
}

function enter(group: HTMLElement, key: string): HTMLElement | undefined {
  const scrolls =
    group.scrollWidth > group.clientWidth ||
    group.scrollHeight > group.clientHeight;
  return key === 'Enter' || (key.startsWith('Arrow') && !scrolls)
    ? listTips(group)[0]
    : undefined;
}

function step(
  group: HTMLElement,
  tip: Element | null,
  key: string,
): HTMLElement | undefined {
  const tips = listTips(group);
  const at = tips.findIndex(item => item === tip);
  if (at < 0) {
    return undefined;
  }
  switch (key) {
    case 'ArrowRight':
      return tips[at + 1];
    case 'ArrowLeft':
      return tips[at - 1];
    case 'ArrowDown':
      return inRow(tips, at, 1);
    case 'ArrowUp':
      return inRow(tips, at, -1);
    case 'Home':
      return tips[0];
    case 'End':
      return tips.at(-1);
    case 'Escape':
      return group;
    default:
      return undefined;
  }
}

/** The tip at the same place of the nearest row that way; without rows the next. */
function inRow(
  tips: HTMLElement[],
  at: number,
  way: 1 | -1,
): HTMLElement | undefined {
  const row = tips[at].closest(ROWS);
  if (!row) {
    return tips[at + way];
  }
  const place = tips
    .slice(0, at)
    .filter(tip => tip.closest(ROWS) === row).length;
  const others = way > 0 ? tips.slice(at) : tips.slice(0, at).reverse();
  const next = others.find(tip => tip.closest(ROWS) !== row)?.closest(ROWS);
  const inNext = tips.filter(tip => tip.closest(ROWS) === next);
  return next ? inNext[Math.min(place, inNext.length - 1)] : undefined;
}

function listTips(group: HTMLElement): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(TIPS)];
}
