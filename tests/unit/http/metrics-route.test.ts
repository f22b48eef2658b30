import { describe, expect, it } from 'vitest'
import { routeOf } from '@/lib/http/metrics/route-of'

describe('the route of a path', () => {
  it.each([
    ['/', '/'],
    ['/?utm=x', '/'],
    ['/models/google/gemini-2.5-pro', '/models'],
    ['/boards/models/all/week', '/boards'],
    ['/growth', '/growth'],
    ['/export/models.csv?period=week', '/export'],
    ['/api/health', '/api/health'],
    ['/api/v1/ingest/litellm', '/api/v1/ingest'],
    ['/api/v1/otlp/v1/traces', '/api/v1/otlp/v1/traces'],
    ['/api/v1/otlp/v1/metrics', '/api/v1/otlp'],
    ['/api/v1/datasets/rankings-daily?period=day', '/api/v1/datasets/rankings-daily'],
    ['/_next/static/chunks/a.js', '/_next'],
    ['/feed.xml', '/feed.xml'],
  ])('%s is %s', (path, route) => {
    expect(routeOf(path)).toBe(route)
  })

  it.each(['/wp-login.php', '/api/v1/nothing', '/api/healthy', '//evil', '/__proto__', '/models.php'])(
    'does not keep %s, which anyone can make up',
    (path) => {
      expect(routeOf(path)).toBe('other')
    },
  )
})
