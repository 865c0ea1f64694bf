"""A cluster of machines as a crew: Dask, the extra `wageboard[cluster]`; nothing else needs it.

Whoever reaches a scheduler can run anything on its workers, so both belong into a closed network.
"""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, CancelledError
from functools import partial
from types import TracebackType
from typing import Any

from generator.publish.executor import Batch, Crew, local
from generator.publish.program import fingerprint

SCHEME, SPOKEN = "dask://", "tcp://"  # as it is written here, and as Dask writes it
PATIENCE = 10  # seconds until somebody answers


class ClusterError(Exception):
    """No cluster can be used: a key of terminal/cluster.yaml, and its slots."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(f"{key}: {', '.join(facts.values())}")
        self.key, self.facts = key, facts


def crew_of(address: str | None, jobs: int) -> Crew:
    """Processes of this machine, or the cluster whose scheduler has this address (`dask://host:port`)."""
    return dask(address) if address else local(jobs)


def dask(address: str) -> Crew:
    """The workers of a Dask scheduler; `ClusterError` where there is none, or none with this program."""
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("no-dask") from None
    if not address.startswith(SCHEME):
        raise ClusterError("no-address", found=address)
    try:
        client: Any = Client(SPOKEN + address.removeprefix(SCHEME), timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError("no-answer", found=address, said=str(error)) from None
    try:
        return _Cluster(client, _cores(client, address))
    except BaseException:
        client.close()
        raise


def _cores(client: Any, address: str) -> int:
    """How many things the workers do at once; all of them run this very program."""
    cores = sum(client.nthreads().values())
    if not cores:
        raise ClusterError("no-worker", found=address)
    own = fingerprint()
    try:
        others = client.run(fingerprint)
    except Exception as error:  # whatever a program without ours says
        raise ClusterError("other-program", found=address, said=f"{type(error).__name__}: {error}") from None
    wrong = sorted(worker for worker, theirs in others.items() if theirs != own)
    if wrong:
        raise ClusterError("other-program", found=address, said=", ".join(wrong))
    return cores


class _Cluster(Crew):
    def __init__(self, client: Any, jobs: int) -> None:
        from distributed.scheduler import KilledWorker

        super().__init__(partial(client.get_executor, pure=False), jobs, at_hand=True)
        self._client = client
        self.deaths = (BrokenExecutor, CancelledError, KilledWorker)

    def shared(self, batch: Batch[Any, Any, Any, Any], /) -> Any:
        """The batch lies with every worker before the first call."""
        return self._client.scatter(batch, broadcast=True, hash=False)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            super().__exit__(kind, error, trace)
        finally:
            self._client.close()
