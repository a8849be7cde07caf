"""Bot API, setWebhook, deleteWebhook, getWebhookInfo."""

import re
from urllib.parse import urlsplit

import msgspec

from simulator.answers import Done
from simulator.arguments import Args
from simulator.records import Json, Subscription
from simulator.refusals import bad_request
from simulator.updates import chosen_types
from simulator.world import World

_SECRET = re.compile(r"^[A-Za-z0-9_-]{1,256}$")


def set_webhook(world: World, args: Args) -> Done:
    """HTTP and any port are taken, as by a local server (Bot API, "Using a Local Bot API Server")."""
    url = args.text("url")
    if not url:
        return delete_webhook(world, args)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = args.text("secret_token")
    if secret and not _SECRET.match(secret):
        raise bad_request("secret token contains unallowed characters")
    queue = world.updates
    before = queue.subscription
    if args.flag("drop_pending_updates"):
        queue.clear()
    wanted = Subscription(
        allowed=chosen_types(args.parsed("allowed_updates"), before.allowed),
        webhook=url,
        secret=secret,
        connections=max(1, min(100, args.integer("max_connections", 40))),
        certificate="certificate" in args.uploads,
    )
    queue.subscribe(wanted)
    return Done("Webhook is already set" if wanted == before else "Webhook was set")


def delete_webhook(world: World, args: Args) -> Done:
    queue = world.updates
    before = queue.subscription
    if args.flag("drop_pending_updates"):
        queue.clear()
    queue.subscribe(Subscription(allowed=before.allowed))
    return Done("Webhook was deleted" if before.webhook else "Webhook is already deleted")


def get_webhook_info(world: World, _args: Args) -> Json:
    subscription = world.updates.subscription
    info: Json = {
        "url": subscription.webhook,
        "has_custom_certificate": subscription.certificate,
        "pending_update_count": len(world.updates),
    }
    if subscription.webhook:
        info["max_connections"] = subscription.connections
    if subscription.allowed:
        info["allowed_updates"] = list(subscription.allowed)
    trouble = world.webhook_trouble
    return {**info, **msgspec.to_builtins(trouble)} if trouble else info
