/** The figure beside a level meter, such as «−9 dB», written by ref and hidden from the screen reader, which reads the meter. */
import { useEffect, useRef } from 'react'
import { onFrame } from './frames.ts'
import type { LevelSource } from './Meter.tsx'

/** It changes at most this often, ms. */
const TEXT_MS = 250

type Props = {
  readonly source: LevelSource
  readonly text: (dbfs: number | null) => string
  readonly className?: string | undefined
}

export function LevelText({ source, text, className }: Props) {
  const ref = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let written = Number.NEGATIVE_INFINITY
    return onFrame((now) => {
      if (now - written < TEXT_MS || ref.current === null) return
      written = now
      const next = text(source()?.rmsDbfs ?? null)
      if (ref.current.textContent !== next) ref.current.textContent = next
    })
  }, [source, text])
  return <span ref={ref} className={className} aria-hidden="true" />
}
