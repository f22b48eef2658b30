"""Anthropic's client for Python, which traces itself, with or without OpenLLMetry's instrumentation (BY)."""

import os

from anthropic import Anthropic
from settings import QUESTION, SCHEMA, STAND_IN, start_telemetry

provider = start_telemetry()
traces_itself = os.environ.get("ANTHROPIC_OPEN_TELEMETRY") != "false"
is_told_twice = traces_itself and os.environ.get("BY") == "openllmetry"
if os.environ.get("BY") == "openllmetry":
    from opentelemetry.instrumentation.anthropic import AnthropicInstrumentor

    AnthropicInstrumentor().instrument(tracer_provider=provider)

anthropic = Anthropic(api_key="none", base_url=STAND_IN, max_retries=0)
asked = {"model": "claude-sonnet-4-5", "max_tokens": 1000, "messages": QUESTION}

for _ in range(4):
    anthropic.messages.create(**asked)
anthropic.messages.create(**asked, tools=[{"name": "weather", "input_schema": SCHEMA}])
if not is_told_twice:  # of streams the two tell different numbers
    list(anthropic.messages.create(**asked, stream=True))
    with anthropic.messages.stream(**asked) as stream:
        stream.get_final_message()
provider.shutdown()
