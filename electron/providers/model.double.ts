/** A language model's server on the loopback, of the protocol that servers of a room speak: what it answers is computed from what it is asked. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Seen, seenIn } from '../speech/llm/model.double.ts'

export type ModelServer = { readonly url: string; readonly seen: Seen[]; close(): Promise<void> }
type Asked = { readonly name: string; readonly message: string }

/** `answer` gives the JSON of an answer, or a status. */
export async function openModelServer(answer: (asked: Asked) => unknown | number): Promise<ModelServer> {
  const seen: Seen[] = []
  const read = async (request: IncomingMessage): Promise<Asked> => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as {
      messages: { content: string }[]
      response_format: { json_schema?: { name: string } }
    }
    return { name: body.response_format.json_schema?.name ?? '', message: body.messages[1]?.content ?? '' }
  }
  const server = createServer(async (request, response) => {
    const asked = await read(request)
    if (asked.name === 'card_changes') seen.push(seenIn(asked.message))
    const value = request.url === '/v1/chat/completions' ? answer(asked) : 404
    if (typeof value === 'number') {
      response.writeHead(value, { 'content-type': 'application/json' }).end('{"error":{"code":"model_not_found"}}')
      return
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({
        id: 'one',
        object: 'chat.completion',
        created: 1,
        model: 'double',
        choices: [{ index: 0, message: { role: 'assistant', content: JSON.stringify(value) }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 },
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
