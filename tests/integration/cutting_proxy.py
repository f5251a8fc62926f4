# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""A way to the host that breaks: each connection is cut after a random number of bytes, so
mostly in the middle of a line."""

import asyncio
import threading

# Bytes after which a connection breaks, and for how long the host does not notice.
BYTES = (1, 12000)
UNNOTICED = 1.5


class CuttingProxy:
    def __init__(self, target_port, random):
        self.target_port = target_port
        self.random = random
        self.calm = True
        self.cuts = 0
        self.port = None
        self.server = None
        started = threading.Event()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self.thread.start()
        started.wait()

    def _run(self, started):
        asyncio.set_event_loop(self.loop)
        self.server = self.loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = self.server.sockets[0].getsockname()[1]
        started.set()
        self.loop.run_forever()

    async def _copy(self, reader, writer, budget):
        """Until the end, or until the budget that both directions share is used up."""
        try:
            while data := await reader.read(65536):
                if not self.calm and len(data) >= budget[0]:
                    writer.write(data[: budget[0]])
                    budget[0] = 0
                    self.cuts += 1
                    return
                budget[0] -= len(data)
                writer.write(data)
                await writer.drain()
        except (ConnectionError, OSError):
            pass

    async def _serve(self, reader, writer):
        try:
            host_reader, host_writer = await asyncio.open_connection("127.0.0.1", self.target_port)
        except OSError:
            writer.close()
            return
        budget = [self.random.randint(*BYTES)]
        tasks = [asyncio.ensure_future(self._copy(reader, host_writer, budget)), asyncio.ensure_future(self._copy(host_reader, writer, budget))]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            writer.close()
            # The host goes on with what it has, and notices later.
            if budget[0] == 0 and not self.calm and self.random.random() < 0.5:
                await asyncio.sleep(self.random.uniform(0, UNNOTICED))
        except asyncio.CancelledError:
            # The test is over.
            return
        finally:
            for task in tasks:
                task.cancel()
            writer.close()
            host_writer.close()

    async def _end(self):
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.server.close()
        self.loop.stop()

    def stop(self):
        asyncio.run_coroutine_threadsafe(self._end(), self.loop)
        self.thread.join()
        self.loop.close()
