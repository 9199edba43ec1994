using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Actor.Receiving;

public sealed class ReceiveActorTests : EngineTest
{
    [Fact]
    public async Task Handlers_are_tried_in_order_with_their_predicates_in_either_place()
    {
        var actor = Start(() => new Configured(self =>
        {
            self.On<string>(text => Tell($"short {text}"), text => text.Length < 3);
            self.On<string>(text => text.Length == 3, text => Tell($"three {text}"));
            self.OnFunc<string>(text =>
            {
                Tell($"seen {text}");
                return text.Length == 4;
            });
            self.On<string>(text => Tell($"long {text}"));
            self.OnAny(message => Tell($"any {message}"));
        }));
        foreach (var message in new object[] { "ab", "abc", "abcd", "abcde", 7 })
        {
            actor.Tell(message);
        }

        await Probe.ExpectAll("short ab", "three abc", "seen abcd", "seen abcde", "long abcde", "any 7");
    }

    [Fact]
    public async Task Handlers_by_type_object_do_the_same()
    {
        var actor = Start(() => new Configured(self =>
        {
            self.OnType(typeof(Exception), message => Tell(((Exception)message).Message), message => message is not ArgumentException);
            self.OnType(typeof(ArgumentException), message => ((Exception)message).Message == "yes", _ => Tell("argument"));
            self.OnFuncType(typeof(int), message =>
            {
                Tell($"seen {message}");
                return (int)message == 1;
            });
            self.OnType(typeof(object), message => Tell($"any {message.GetType().Name}"));
        }));
        foreach (var message in new object[] { new InvalidOperationException("x"), new ArgumentException("yes"), new ArgumentException("no"), 1, 2 })
        {
            actor.Tell(message);
        }

        await Probe.ExpectAll("x", "argument", "any ArgumentException", "seen 1", "seen 2", "any Int32");
    }

    [Fact]
    public async Task What_no_handler_takes_is_unhandled()
    {
        System.EventStream.Subscribe(Probe.Ref, typeof(UnhandledMessage));
        var actor = Start(() => new Configured(self => self.On<string>(_ => { })));
        actor.Tell(5, Probe.Ref);
        var unhandled = await Probe.Expect<UnhandledMessage>();
        Assert.Equal((5, Probe.Ref, actor), (unhandled.Message, unhandled.Sender, unhandled.Recipient));
    }

    [Fact]
    public async Task Async_handlers_hold_the_mailbox_and_keep_the_context()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Start(() => new Configured(self =>
        {
            self.OnAsync<string>(
                async text =>
                {
                    self.Report($"begin {text}");
                    await gate.Task;
                    self.Report($"end {text}");
                },
                text => text != "no");
            self.OnAsync<string>(text => text == "no", _ => { self.Report("no"); return Task.CompletedTask; });
            self.OnAsyncType(typeof(int), async message => { await Task.Yield(); self.Report($"int {message}"); });
            self.OnAsyncType(typeof(long), message => (long)message > 5, async message => { await Task.Yield(); self.Report($"long {message}"); });
            self.OnAnyAsync(async _ => { await Task.Yield(); self.Report("any"); });
        }));
        actor.Tell("a", Probe.Ref);
        actor.Tell(1, Probe.Ref);
        actor.Tell("no", Probe.Ref);
        actor.Tell(9L, Probe.Ref);
        actor.Tell(2L, Probe.Ref);
        await Probe.Expect("begin a");
        await Probe.ExpectNothing();
        gate.SetResult();
        await Probe.ExpectAll("end a", "int 1", "no", "long 9", "any");
        Assert.Equal(actor, Probe.LastSender);
    }

    [Fact]
    public async Task Become_replaces_and_become_stacked_lies_over()
    {
        var actor = Start(() => new Switching());
        foreach (var message in new[] { "replace", "a", "stack", "b", "unstack", "c" })
        {
            actor.Tell(message, Probe.Ref);
        }

        await Probe.ExpectAll("second a", "third b", "second c");
    }

    [Fact]
    public async Task A_handler_behind_one_that_takes_all_fails_the_creation()
    {
        foreach (var takesAll in new Action<Configured>[] { self => self.OnAny(_ => { }), self => self.On<object>(_ => { }), self => self.OnAnyAsync(_ => Task.CompletedTask), self => self.OnType(typeof(object), _ => { }) })
        {
            var failed = new TaskCompletionSource<Exception>();
            Start(() => new Configured(self =>
            {
                takesAll(self);
                failed.SetResult(Record.Exception(() => self.On<string>(_ => { })));
            }));
            Assert.IsType<InvalidOperationException>(await failed.Task.WaitAsync(Patience));
        }
    }

    [Fact]
    public async Task A_func_for_object_or_a_predicate_does_not_take_all()
    {
        var actor = Start(() => new Configured(self =>
        {
            self.OnFunc<object>(_ => false);
            self.On<object>(_ => Tell("never"), _ => false);
            self.On<string>(Tell);
        }));
        actor.Tell("x");
        await Probe.Expect("x");
    }

    [Fact]
    public async Task Handlers_cannot_be_added_outside_of_configuration()
    {
        var actor = Start(() => new Configured(self => self.On<string>(text =>
        {
            var error = Record.Exception(() => self.On<int>(_ => { }));
            Tell(error is InvalidOperationException);
        })));
        actor.Tell("x");
        await Probe.Expect(true);
    }

    [Fact]
    public async Task A_configuration_that_throws_leaves_the_behaviour_and_the_guard_in_place()
    {
        var actor = Start(() => new Configured(self => self.On<string>(text =>
        {
            var thrown = Record.Exception(() => self.SwitchTo(() => throw new InvalidOperationException("boom")));
            var guarded = Record.Exception(() => self.On<int>(_ => { }));
            Tell($"{text} {thrown.Message} {guarded is InvalidOperationException}");
        })));
        actor.Tell("x");
        actor.Tell("y");
        await Probe.ExpectAll("x boom True", "y boom True");
    }

    [Fact]
    public async Task A_restart_configures_the_new_instance_anew()
    {
        var made = 0;
        var actor = Start(() =>
        {
            var number = ++made;
            return new Configured(self =>
            {
                self.On<string>(text => Tell($"{number} {text}"));
                self.On<int>(_ => throw new InvalidOperationException("boom"));
            });
        });
        actor.Tell("a");
        actor.Tell(0);
        actor.Tell("b");
        await Probe.ExpectAll("1 a", "2 b");
    }

    private void Tell(object message) => Probe.Ref.Tell(message, ActorRefs.NoSender);

    private sealed class Configured : ReceiveActor
    {
        public Configured(Action<Configured> configure) => configure(this);

        public void Report(object message) => Sender.Tell(message, Context.Self);

        public void On<T>(Action<T> handler, Predicate<T>? when = null) => Receive(handler, when);

        public void On<T>(Predicate<T> when, Action<T> handler) => Receive(when, handler);

        public void OnFunc<T>(Func<T, bool> handler) => Receive(handler);

        public void OnType(Type type, Action<object> handler, Predicate<object>? when = null) => Receive(type, handler, when);

        public void OnType(Type type, Predicate<object> when, Action<object> handler) => Receive(type, when, handler);

        public void OnFuncType(Type type, Func<object, bool> handler) => Receive(type, handler);

        public void OnAny(Action<object> handler) => ReceiveAny(handler);

        public void OnAsync<T>(Func<T, Task> handler, Predicate<T>? when = null) => ReceiveAsync(handler, when);

        public void OnAsync<T>(Predicate<T> when, Func<T, Task> handler) => ReceiveAsync(when, handler);

        public void OnAsyncType(Type type, Func<object, Task> handler, Predicate<object>? when = null) => ReceiveAsync(type, handler, when);

        public void OnAsyncType(Type type, Predicate<object> when, Func<object, Task> handler) => ReceiveAsync(type, when, handler);

        public void OnAnyAsync(Func<object, Task> handler) => ReceiveAnyAsync(handler);

        public void SwitchTo(Action configure) => Become(configure);
    }

    private sealed class Switching : ReceiveActor
    {
        public Switching()
        {
            Receive<string>(text => text == "replace", _ => Become(Second));
        }

        private void Second()
        {
            Receive<string>(text => text == "stack", _ => BecomeStacked(Third));
            Receive<string>(text => Sender.Tell($"second {text}"));
        }

        private void Third()
        {
            Receive<string>(text => text == "unstack", _ => UnbecomeStacked());
            Receive<string>(text => Sender.Tell($"third {text}"));
        }
    }
}
