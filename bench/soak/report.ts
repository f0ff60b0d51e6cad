/** Loaded into the engine's process before it: tells the bench its memory when asked, after a collection if one is asked for. */

type WithCollector = typeof globalThis & { gc?: () => void }

process.on('message', (message) => {
  const { kind, collect } = message as { kind?: string; collect?: boolean }
  if (kind !== 'memory') return
  const collector = globalThis as WithCollector
  if (collect) collector.gc?.()
  process.send?.({ kind: 'memory', ...process.memoryUsage() })
})
