/** A draft is what was last typed until it is dropped, each under its own name, and a full or forbidden store costs nothing. */
import { act, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { draftOf, dropDraft, keepDraft, useDraft } from './draft.ts'

afterEach(() => {
  sessionStorage.clear()
  vi.restoreAllMocks()
})

test('what was typed is there again in a window that begins anew', () => {
  const first = renderHook(() => useDraft('note:a', ''))
  act(() => first.result.current[1]('portón azul'))
  first.unmount()
  expect(renderHook(() => useDraft('note:a', '')).result.current[0]).toBe('portón azul')
  expect(renderHook(() => useDraft('note:b', 'antes')).result.current[0]).toBe('antes')
})

test('what is dropped is gone', () => {
  keepDraft('note:a', 'x')
  dropDraft('note:a')
  expect(draftOf('note:a')).toBeNull()
})

test('a store that is full throws nothing into whoever types', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const field = renderHook(() => useDraft('note:a', ''))
  act(() => field.result.current[1]('sigue'))
  expect(field.result.current[0]).toBe('sigue')
})
