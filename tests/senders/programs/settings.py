"""Where the stand-in and Tokenboard are, and OpenTelemetry's SDK set up to send there."""

import os

STAND_IN = os.environ["STAND_IN"]
TOKENBOARD = os.environ["TOKENBOARD"]
KEY = os.environ["TOKENBOARD_KEY"]
QUESTION = [{"role": "user", "content": "What is the weather in Paris?"}]
SCHEMA = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}

TRACES = f"{TOKENBOARD}/api/v1/otlp/v1/traces"
HEADERS = {"Authorization": f"Bearer {KEY}"}


def span_processor():
    """All spans in one request, or each in its own as soon as it ends (EXPORT=each)."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor

    processor = SimpleSpanProcessor if os.environ.get("EXPORT") == "each" else BatchSpanProcessor
    return processor(OTLPSpanExporter(endpoint=TRACES, headers=HEADERS))


def start_telemetry():
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider

    provider = TracerProvider()
    provider.add_span_processor(span_processor())
    trace.set_tracer_provider(provider)
    return provider
