"""Pydantic AI, instrumented by Logfire, whose spans go to an exporter of ours and nowhere else."""

import asyncio

import logfire
from pydantic_ai import Agent
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel
from pydantic_ai.providers.anthropic import AnthropicProvider
from pydantic_ai.providers.google import GoogleProvider
from pydantic_ai.providers.openai import OpenAIProvider
from settings import STAND_IN, span_processor

logfire.configure(send_to_logfire=False, console=False, additional_span_processors=[span_processor()])
logfire.instrument_pydantic_ai()

openai = OpenAIProvider(base_url=f"{STAND_IN}/v1", api_key="none")
models = [
    OpenAIChatModel("gpt-5-mini", provider=openai),
    OpenAIResponsesModel("gpt-5-mini", provider=openai),
    AnthropicModel("claude-sonnet-4-5", provider=AnthropicProvider(base_url=STAND_IN, api_key="none")),
    GoogleModel("gemini-2.5-flash", provider=GoogleProvider(base_url=STAND_IN, api_key="none")),
]


def weather(city: str) -> str:
    """The weather of a city."""
    return f"sunny in {city}"


async def stream(agent: Agent) -> None:
    async with agent.run_stream("What is the weather in Paris?") as answer:
        async for _ in answer.stream_text():
            pass


async def main() -> None:
    for model in models:
        agent = Agent(model, retries=0)
        for _ in range(2):
            await agent.run("What is the weather in Paris?")
        await stream(agent)
        await Agent(model, tools=[weather], retries=0).run("What is the weather in Paris?")


asyncio.run(main())
logfire.force_flush()
logfire.shutdown()
