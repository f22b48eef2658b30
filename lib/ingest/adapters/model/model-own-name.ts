import { authorSlug } from './model-authors'
import { authorOfFamily } from './model-families'
import type { PlacedModel } from './model-place'

/** A model's own name as its maker writes it, from how the one that serves it does. */
export function ownName({ maker, name, dialect }: PlacedModel): string {
  let own = maker === undefined ? withoutSeller(name) : name
  own = withVertexVersion(own)
  const author = maker ?? authorOfFamily(own)
  if (dialect === 'bedrock' || own.includes(':')) own = withoutBedrockRelease(own, author)
  if (dialect === 'bedrock') own = withBedrockFamily(own, maker)
  // Fireworks writes the point of a number as `p`: `glm-4p6`
  if (dialect === 'fireworks') own = own.replace(/(?<=\d)p(?=\d)/g, '.')
  if (author === 'anthropic') own = withoutClaudeRelease(own)
  // Azure's deployments bore no point
  if (author === 'openai') own = own.replace(/^gpt-35(?=-|$)/, 'gpt-3.5')
  return own
}

/** Who serves or makes a model, before its name: `databricks-claude-opus-5`, Azure's `FW-GLM-5.1`, `openai-gpt-4o`. */
function withoutSeller(name: string): string {
  const [, seller, rest] = /^(?:(databricks|fw)-|system\.ai\.)(.+)$/.exec(name) ?? []
  if (rest && authorOfFamily(rest)) return withoutSeller(rest)
  const [, maker, own] = /^(anthropic|openai|cohere|nvidia|alibaba|google|xai)-(.+)$/.exec(name) ?? []
  return maker && own && seller === undefined && authorOfFamily(own) === authorSlug(maker, own) ? own : name
}

/**
 * Bedrock's `-v1:0`, `-v1:0:200k`, `-v1`. Amazon's own keep the `-v1`, which elsewhere they bear too. `-v0:2` and
 * `-v3-5:0` are versions of the model: releases begin with 1, and have one number before the colon.
 */
function withoutBedrockRelease(name: string, maker: string | undefined): string {
  const version = /^(.+-v(?:0(?=:)|\d+(?=-\d+:0$)))[:-](\d+)(?::0)?$/.exec(name)
  if (version) return `${version[1]}.${version[2]}`
  const release = /^(.+?)-(v?\d+):(\d+)(?::\w+)?$/.exec(name)
  if (release) {
    const [, rest = '', major = '', minor = ''] = release
    if (maker === 'amazon') return `${rest}-${major}`
    return /\d/.test(rest) ? rest : `${rest}-${major}.${minor}`
  }
  const rest = /^(.+)-v1$/.exec(name)?.[1]
  return rest && maker !== 'amazon' && /\d/.test(rest) ? rest : name
}

/** Bedrock leaves out the family where the maker bears its name: `deepseek.r1`. */
function withBedrockFamily(name: string, maker: string | undefined): string {
  return maker === 'deepseek' && /^[rv]\d/.test(name) ? `deepseek-${name}` : name
}

/** No Claude from 3 on has a `-v1` or `-v2` of its own: Bedrock puts it behind the name, Vertex before the date. */
function withoutClaudeRelease(name: string): string {
  return name.replace(/^(.*\d.*?)(?:-v\d+)+(-\d{8})?$/, '$1$2')
}

function withVertexVersion(name: string): string {
  return name.replace(/@(?:default|latest)$/, '').replace('@', '-')
}
