/** HTTP actions of the engine's own tests. */
import { httpActionGeneric, httpRouter } from 'convex/server'
import { references as rooms } from './rooms.ts'

const http = httpRouter()

http.route({
  path: '/say',
  method: 'POST',
  handler: httpActionGeneric(async (ctx, request) => {
    const { name, text } = (await request.json()) as { name: string; text: string }
    await ctx.runMutation(rooms.open, { name })
    const order = await ctx.runMutation(rooms.say, { name, text })
    const who = (await ctx.auth.getUserIdentity())?.name ?? 'nobody'
    return new Response(JSON.stringify({ order, who }), {
      status: 201,
      headers: { 'content-type': 'application/json', 'x-path': new URL(request.url).pathname },
    })
  }),
})
http.route({
  pathPrefix: '/read/',
  method: 'GET',
  handler: httpActionGeneric(async (ctx, request) => {
    const name = new URL(request.url).pathname.split('/')[2] ?? ''
    const lines = await ctx.runQuery(rooms.lines, { name })
    return new Response(lines.join('\n'))
  }),
})
http.route({
  path: '/fails',
  method: 'GET',
  handler: httpActionGeneric(async () => {
    throw new Error('a secret of the handler')
  }),
})

export default http
