/** The functions of Convex that the capture side may call: the one place in the host that names them. */
import { anyApi, type FunctionReference, getFunctionName } from 'convex/server'

const api = anyApi as unknown as {
  mutations: {
    liveCalls: {
      readonly [name in
        | 'startLiveCall'
        | 'updateCallStatus'
        | 'addTranscriptEntry'
        | 'setPartial'
        | 'updatePerformanceMetrics'
        | 'updateCallProgress'
        | 'addCoachingRecommendation'
        | 'retireCoaching'
        | 'updateCallPhase'
        | 'toggleRecording'
        | 'updateSystemStatus'
        | 'updateObjective'
        | 'setNextActions'
        | 'raiseAlert'
        | 'saveRecording'
        | 'endLiveCall']: FunctionReference<'mutation'>
    }
  }
  incidents: { applyFields: FunctionReference<'mutation'> }
}
export const liveCalls = api.mutations.liveCalls
export const incidents = api.incidents

/** Goes past the outbox: words that are about to be replaced are not worth keeping. */
export const setPartialPath: string = getFunctionName(liveCalls.setPartial)
