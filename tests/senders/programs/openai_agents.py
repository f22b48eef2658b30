"""OpenAI's Agents SDK for Python, traced by OpenInference alone."""

import asyncio

from agents import Agent, Runner, function_tool, set_default_openai_api, set_default_openai_client
from openai import AsyncOpenAI
from openinference.instrumentation.openai_agents import OpenAIAgentsInstrumentor
from settings import STAND_IN, start_telemetry

provider = start_telemetry()
OpenAIAgentsInstrumentor().instrument(tracer_provider=provider)
client = AsyncOpenAI(api_key="none", base_url=f"{STAND_IN}/v1", max_retries=0)
set_default_openai_client(client, use_for_tracing=False)


@function_tool
def weather(city: str) -> str:
    """The weather of a city."""
    return f"sunny in {city}"


async def main() -> None:
    for api in ("responses", "chat_completions"):
        set_default_openai_api(api)
        for tools in ([], [weather]):
            agent = Agent(name="Weather", instructions="Be short.", model="gpt-5-mini", tools=tools)
            await Runner.run(agent, "What is the weather in Paris?")
            streamed = Runner.run_streamed(agent, "What is the weather in Paris?")
            async for _ in streamed.stream_events():
                pass


asyncio.run(main())
provider.shutdown()
