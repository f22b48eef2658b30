"""A LiteLLM proxy in front of the providers, with a callback to Tokenboard (CALLBACK)."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time

import httpx
from openai import OpenAI
from settings import HEADERS, KEY, QUESTION, SCHEMA, STAND_IN, TOKENBOARD, TRACES

CALLBACK = os.environ["CALLBACK"]
START_SECONDS = 90
FLUSH_SECONDS = 1
LAST_FLUSH_SECONDS = 6


def model(name: str, **params: str) -> dict:
    return {"model_name": name, "litellm_params": {"api_key": "none", "max_retries": 0, **params}}


BEDROCK = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
config = {
    "model_list": [
        model("gpt-5-mini", model="openai/gpt-5-mini", api_base=f"{STAND_IN}/v1"),
        model("claude-sonnet-4-5", model="anthropic/claude-sonnet-4-5", api_base=STAND_IN),
        model("gemini-2.5-flash", model="gemini/gemini-2.5-flash", api_base=f"{STAND_IN}/v1beta"),
        model(
            "bedrock-claude",
            model=f"bedrock/{BEDROCK}",
            aws_bedrock_runtime_endpoint=STAND_IN,
            aws_region_name="us-east-1",
            aws_access_key_id="none",
            aws_secret_access_key="none",
        ),
        model("text-embedding-3-small", model="openai/text-embedding-3-small", api_base=f"{STAND_IN}/v1"),
    ],
    "general_settings": {"disable_spend_logs": True},
}
MASTER_KEY = f"sk-{secrets.token_hex(16)}"
environment = {
    **os.environ,
    "LITELLM_MASTER_KEY": MASTER_KEY,
    "DEFAULT_FLUSH_INTERVAL_SECONDS": str(FLUSH_SECONDS),
}
if CALLBACK == "otel":
    config["litellm_settings"] = {"callbacks": ["otel"]}
    environment |= {
        "OTEL_EXPORTER": "otlp_http",
        "OTEL_ENDPOINT": TRACES,
        "OTEL_HEADERS": f"Authorization=Bearer {KEY}",
        "OTEL_BSP_SCHEDULE_DELAY": str(FLUSH_SECONDS * 1000),
    }
else:
    config["litellm_settings"] = {"callbacks": ["tokenboard"]}
    config["callback_settings"] = {
        "tokenboard": {
            "callback_type": "generic_api",
            "endpoint": f"{TOKENBOARD}/api/v1/ingest/litellm",
            "headers": HEADERS,
            "log_format": CALLBACK,
        }
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until_ready(url: str, proxy: subprocess.Popen) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if proxy.poll() is not None:
            raise RuntimeError(f"The proxy ended with code {proxy.returncode}.")
        try:
            if httpx.get(f"{url}/health/liveliness", timeout=5).is_success:
                return
        except httpx.TransportError:
            pass  # not listening yet
        time.sleep(0.2)
    raise RuntimeError(f"The proxy did not answer within {START_SECONDS} s.")


def call(openai: OpenAI) -> None:
    tools = [{"type": "function", "function": {"name": "weather", "parameters": SCHEMA}}]
    for name in ("gpt-5-mini", "claude-sonnet-4-5", "gemini-2.5-flash", "bedrock-claude"):
        asked = {"model": name, "messages": QUESTION, "max_tokens": 1000}
        for _ in range(3):
            openai.chat.completions.create(**asked)
        openai.chat.completions.create(**asked, tools=tools)
        list(openai.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True}))
    openai.responses.create(model="gpt-5-mini", input="Hi")
    openai.embeddings.create(model="text-embedding-3-small", input="Hi")


with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
    json.dump(config, file)  # JSON is YAML
    file.flush()
    port = free_port()
    command = [os.path.join(os.path.dirname(sys.executable), "litellm"), "--config", file.name]
    proxy = subprocess.Popen([*command, "--host", "127.0.0.1", "--port", str(port)], env=environment)
    try:
        url = f"http://127.0.0.1:{port}"
        until_ready(url, proxy)
        call(OpenAI(api_key=MASTER_KEY, base_url=f"{url}/v1", max_retries=0, timeout=30))
        time.sleep(LAST_FLUSH_SECONDS)
    finally:
        proxy.send_signal(signal.SIGTERM)
        try:
            proxy.wait(15)
        except subprocess.TimeoutExpired:
            proxy.kill()
