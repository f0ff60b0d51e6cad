/** What is measured of how a call is handled, in percent, and the goal of each, 0 to 100. */
export const GOALS = {
  scriptAdherence: 90,
  conversionProbability: 70,
  demoAcceptanceProbability: 70,
  prospectEngagement: 50,
  agentConfidence: 80,
  conversationQuality: 75,
} as const

export const MEASURES = Object.keys(GOALS) as (keyof typeof GOALS)[]
