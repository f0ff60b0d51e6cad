/** Loaded into the engine's process before it: tells the bench its memory when asked, after a collection, so that only what is kept counts. */

type WithCollector = typeof globalThis & { gc?: () => void }

process.on('message', (message) => {
  if ((message as { kind?: string }).kind !== 'memory') return
  const collector = globalThis as WithCollector
  collector.gc?.()
  process.send?.({ kind: 'memory', ...process.memoryUsage() })
})
