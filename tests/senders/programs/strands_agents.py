"""Strands Agents, which trace themselves."""

from settings import STAND_IN, start_telemetry
from strands import Agent, tool
from strands.models.anthropic import AnthropicModel
from strands.models.openai import OpenAIModel

provider = start_telemetry()
models = [
    lambda: OpenAIModel(
        client_args={"api_key": "none", "base_url": f"{STAND_IN}/v1", "max_retries": 0}, model_id="gpt-5-mini"
    ),
    lambda: AnthropicModel(
        client_args={"api_key": "none", "base_url": STAND_IN, "max_retries": 0},
        model_id="claude-sonnet-4-5",
        max_tokens=1000,
    ),
]


@tool
def weather(city: str) -> str:
    """The weather of a city."""
    return f"sunny in {city}"


for model in models:
    for _ in range(2):
        Agent(model=model(), callback_handler=None)("What is the weather in Paris?")
    Agent(model=model(), tools=[weather], callback_handler=None)("What is the weather in Paris?")
provider.shutdown()
