"""Anthropic's client for Python under OpenLLMetry's instrumentation."""

from anthropic import Anthropic
from opentelemetry.instrumentation.anthropic import AnthropicInstrumentor
from settings import QUESTION, SCHEMA, STAND_IN, start_telemetry

provider = start_telemetry()
AnthropicInstrumentor().instrument(tracer_provider=provider)

anthropic = Anthropic(api_key="none", base_url=STAND_IN, max_retries=0)
asked = {"model": "claude-sonnet-4-5", "max_tokens": 1000, "messages": QUESTION}

for _ in range(4):
    anthropic.messages.create(**asked)
anthropic.messages.create(**asked, tools=[{"name": "weather", "input_schema": SCHEMA}])
list(anthropic.messages.create(**asked, stream=True))
with anthropic.messages.stream(**asked) as stream:
    stream.get_final_message()
provider.shutdown()
