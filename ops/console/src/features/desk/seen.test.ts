import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useSeen } from './seen';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds));

it('counts from when the row is shown', () => {
  const { result } = renderHook(() => useSeen(300));
  pass(1_000);
  expect(result.current.enough).toBe(false);
  act(() => result.current.shown());
  pass(299);
  expect(result.current.enough).toBe(false);
  pass(1);
  expect(result.current.enough).toBe(true);
});

it('begins again when the page comes back to the front', () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
  const turn = (to: boolean) =>
    act(() => {
      hidden.mockReturnValue(to);
      document.dispatchEvent(new Event('visibilitychange'));
    });
  const { result } = renderHook(() => useSeen(300));
  act(() => result.current.shown());
  pass(200);
  turn(true);
  pass(1_000);
  expect(result.current.enough).toBe(false);
  turn(false);
  pass(299);
  expect(result.current.enough).toBe(false);
  pass(1);
  expect(result.current.enough).toBe(true);
});

it('waits for nothing where the policy says so', () => {
  expect(renderHook(() => useSeen(0)).result.current.enough).toBe(true);
});
