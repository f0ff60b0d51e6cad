// Who may import whom: the table of ARCHITECTURE.md as rules. Tests may reach further, the product may not.

/** Left: a folder; right: the folders it may reach (itself is implied). */
const may = {
  'convex/domain': [],
  'convex/model': ['convex/domain', 'convex/_generated'],
  convex: ['convex/model', 'convex/domain', 'convex/_generated'],
  'electron/audio': [],
  'electron/sip': [],
  'electron/rtp': ['electron/audio'],
  'electron/storage': ['electron/config'],
  'electron/capture': ['electron/audio', 'electron/rtp', 'electron/sip'],
  'electron/speech': ['electron/audio', 'electron/config', 'convex/domain'],
  'electron/outbox': ['electron/storage', 'convex/_generated'],
  'electron/call': [
    'electron/audio',
    'electron/capture',
    'electron/rtp',
    'electron/speech',
    'electron/outbox',
    'convex/_generated',
    'convex/domain',
  ],
  'electron/providers': [
    'electron/audio',
    'electron/backend',
    'electron/call',
    'electron/capture',
    'electron/practice',
    'electron/speech',
    'electron/storage',
  ],
  'electron/telephone': [
    'electron/audio',
    'electron/capture',
    'electron/call',
    'electron/rtp',
    'electron/sip',
    'electron/storage',
    'electron/backend',
    'electron/log',
    'convex/_generated',
    'convex/domain',
  ],
  'electron/engine': ['electron/storage', 'convex'],
  'electron/ipc': [
    'electron/call',
    'electron/capture',
    'electron/rtp',
    'electron/providers',
    'electron/signin',
    'electron/storage',
    'electron/telephone',
    'convex/domain',
  ],
  'electron/backend': ['electron/log', 'convex/_generated', 'convex/domain'],
  'electron/practice': [],
  'electron/signin': ['electron/storage', 'electron/ipc/contract'],
  'electron/upkeep': ['electron/engine', 'electron/signin', 'electron/ipc'],
  'electron/site': [],
  'electron/desktop': ['electron/log', 'electron/config', 'electron/backend', 'electron/site', 'electron/upkeep'],
  'renderer/ui': [],
  'renderer/i18n': ['convex/domain'],
  renderer: ['renderer', 'convex/_generated', 'convex/domain', 'electron/ipc/contract'],
}

const test = '\\.(test|double)\\.tsx?$'
const screens = 'calls|wall|monitor|incident|dispatcher|review|admin'

/** Files that are the zone's own: `convex` and `renderer` hold zones of their own that are left out. */
const own = (zone) => {
  if (zone === 'convex') return '^convex/([^/]+\\.ts|mutations/|queries/)'
  if (zone === 'renderer') return '^renderer/(?!ui/|i18n/)'
  return `^${zone}/`
}
const reach = (zone) => `^${zone}(/|\\.tsx?$)`

const zones = Object.entries(may).map(([zone, others]) => ({
  name: `${zone}-reaches-too-far`,
  severity: 'error',
  comment: `${zone} may import only: ${others.join(', ') || 'nothing of ours'}`,
  from: { path: own(zone), pathNot: test },
  to: {
    path: '^(electron|renderer|convex|bench|e2e|scripts)/',
    pathNot: [zone === 'convex' ? own(zone) : reach(zone), ...others.map(reach)],
  },
}))

module.exports = {
  forbidden: [
    ...zones,
    { name: 'no-cycles', severity: 'error', from: { pathNot: test }, to: { circular: true } },
    {
      name: 'window-takes-types-only-from-the-host',
      severity: 'error',
      comment: 'the window may name the messages, never run the host’s code',
      from: { path: '^renderer/', pathNot: test },
      to: { path: '^electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'electron-only-in-the-desktop',
      severity: 'error',
      comment: 'everything else runs in the browser host too',
      from: { pathNot: ['^electron/(main|preload)\\.ts$', '^electron/desktop/', '^electron/ipc/electronServer', test] },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'no-node-in-pure-folders',
      severity: 'error',
      comment: 'audio, convex and the window run without Node',
      from: { path: '^(electron/audio|convex|renderer)/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'screens-never-import-screens',
      severity: 'error',
      comment: 'incident is shared by monitor and review',
      from: { path: `^renderer/(${screens})/`, pathNot: test },
      to: { path: `^renderer/(${screens})/`, pathNot: ['^renderer/$1/', '^renderer/incident/'] },
    },
    {
      name: 'functions-are-called-not-imported',
      severity: 'error',
      comment: 'only the engine loads the function files themselves',
      from: { path: '^(electron|renderer)/', pathNot: ['^electron/engine/', test] },
      to: { path: '^convex/(mutations/|queries/|model/|[^/]+\\.ts$)' },
    },
    {
      name: 'nothing-imports-an-entry',
      severity: 'error',
      from: { pathNot: test },
      to: { path: '^electron/(main|serve|preload)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|woff2)$' },
    // Type-only imports count too: a forbidden name is a forbidden name.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
