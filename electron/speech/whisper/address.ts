/** Where a transcription is asked for: every server has the same door under another path. */

/**
 * `https://api.openai.com`, `…/v1`, a room's own `http://host:8000`, Azure's `…/openai/deployments/NAME?api-version=…` or the whole path: all are understood.
 * Throws `TypeError` for what is no URL.
 */
export function transcriptionUrl(baseUrl: string): string {
  const url = new URL(baseUrl)
  const path = url.pathname.replace(/\/+$/, '')
  if (/\/(transcriptions|inference)$/.test(path)) url.pathname = path
  else url.pathname = `${path === '' ? '/v1' : path}/audio/transcriptions`
  return url.href
}

/** Azure takes its key under another name; both are sent there, because its newer door takes the usual one. */
export function keyHeaders(url: string, key: string | undefined): Record<string, string> {
  if (key === undefined || key === '') return {}
  const azure = /\.(azure\.com|azure-api\.net)$/.test(new URL(url).hostname)
  return { authorization: `Bearer ${key}`, ...(azure ? { 'api-key': key } : {}) }
}
