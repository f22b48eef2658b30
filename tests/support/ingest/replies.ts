/** When the replies were made that say so. */
export const at = '2025-08-21T10:00:00Z'
export const seconds = Date.parse(at) / 1000

/** A reply of OpenAI's chat completions, as one of each other kind below. */
export const chat = {
  id: 'chatcmpl-Aa1Bb2Cc3Dd4Ee5Ff6',
  object: 'chat.completion',
  created: seconds,
  model: 'gpt-4o-2024-08-06',
  choices: [
    { index: 0, finish_reason: 'tool_calls', message: { tool_calls: [{ id: 'a' }, { id: 'b' }] } },
    { index: 1, finish_reason: 'stop', message: { content: 'x' } },
  ],
  usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
}
export const message = {
  id: 'msg_01Aa1Bb2Cc3Dd4Ee5Ff6',
  type: 'message',
  model: 'claude-opus-5',
  stop_reason: 'tool_use',
  content: [
    { type: 'text' },
    { type: 'tool_use' },
    { type: 'server_tool_use' },
    { type: 'web_search_tool_result' },
  ],
  usage: { input_tokens: 3, cache_read_input_tokens: 20, cache_creation_input_tokens: 7, output_tokens: 4 },
}
export const gemini = {
  responseId: 'Aa1Bb2Cc3Dd4Ee5Ff6Gg7',
  modelVersion: 'gemini-2.5-pro',
  candidates: [
    { finishReason: 'STOP', content: { parts: [{ functionCall: { name: 'f' } }, { text: 'x' }] } },
  ],
  usageMetadata: {
    promptTokenCount: 9,
    candidatesTokenCount: 2,
    thoughtsTokenCount: 30,
    totalTokenCount: 41,
  },
}
export const converse = {
  output: { message: { content: [{ toolUse: { name: 'f' } }] } },
  stopReason: 'tool_use',
  usage: { inputTokens: 5, outputTokens: 6, totalTokens: 11 },
  metrics: { latencyMs: 432 },
}
