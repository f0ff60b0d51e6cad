/** Acknowledges reliable provisional responses (RFC 3262 §4): the side that calls, one of these for each early dialog. */
import { decimal } from '../message/grammar.ts'
import { headerOf, headersOf, type SipResponse } from '../message/message.ts'
import { names } from './abilities.ts'
import type { Body, Talk } from './talk.ts'

export type Prack = {
  /**
   * - `plain`: not reliable; `new`: to be acknowledged; `known`: it came before, or out of order: "MUST be discarded" (§4).
   */
  judge(response: SipResponse): 'plain' | 'new' | 'known'
  acknowledge(response: SipResponse, body: Body | undefined, done: (answered: boolean) => void): void
}

export function createPrack(talk: Talk): Prack {
  let last: number | null = null
  const numberOf = (response: SipResponse): number | null => decimal(headerOf(response, 'rseq') ?? '', 2 ** 32 - 1)
  return {
    judge(response) {
      const number = numberOf(response)
      if (number === null || !names(headersOf(response, 'require'), '100rel')) return 'plain'
      if (last !== null && number !== last + 1) return 'known'
      last = number
      return 'new'
    },
    acknowledge(response, body, done) {
      const rack = `${numberOf(response) ?? 0} ${response.cseq?.number ?? 0} INVITE`
      talk.ask(
        'PRACK',
        { headers: [['rack', rack]], ...(body ? { body } : {}) },
        {
          response: ({ status }) => {
            if (status >= 200) done(status < 300)
          },
          failed: () => done(false),
        },
      )
    },
  }
}
