"""OpenAI's client for Python under an instrumentation (BY)."""

import os

from openai import OpenAI
from settings import QUESTION, SCHEMA, STAND_IN, start_telemetry

provider = start_telemetry()
if os.environ["BY"] == "openinference":
    from openinference.instrumentation.openai import OpenAIInstrumentor
else:
    from opentelemetry.instrumentation.openai import OpenAIInstrumentor
OpenAIInstrumentor().instrument(tracer_provider=provider)

openai = OpenAI(api_key="none", base_url=f"{STAND_IN}/v1", max_retries=0)
asked = {"model": "gpt-5-mini", "messages": QUESTION}
tools = [{"type": "function", "function": {"name": "weather", "parameters": SCHEMA}}]

for _ in range(3):
    openai.chat.completions.create(**asked)
openai.chat.completions.create(**asked, tools=tools)
list(openai.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True}))
for _ in range(2):
    openai.responses.create(model="gpt-5-mini", input="Hi")
list(openai.responses.create(model="gpt-5-mini", input="Hi", stream=True))
openai.embeddings.create(model="text-embedding-3-small", input="Hi")
provider.shutdown()
