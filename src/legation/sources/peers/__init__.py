"""Event data of others from their own files: GDELT 2.0, ICEWS, POLECAT, ACLED."""

from legation.sources.peers.reader import PeerReading, read_peer

__all__ = ["PeerReading", "read_peer"]
