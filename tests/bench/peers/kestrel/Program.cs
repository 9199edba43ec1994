// Echo server: Kestrel's transport, a ConnectionHandler over System.IO.Pipelines.
// kestrel-echo PORT
using System.Buffers;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

var port = int.Parse(args[0], CultureInfo.InvariantCulture);
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, port, l => l.UseConnectionHandler<EchoHandler>()));
builder.Services.Configure<SocketTransportOptions>(o => o.Backlog = 4096);
await builder.Build().RunAsync();

internal sealed class EchoHandler : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var (input, output) = (connection.Transport.Input, connection.Transport.Output);
        while (true)
        {
            var read = await input.ReadAsync();
            foreach (var part in read.Buffer)
            {
                output.Write(part.Span);
            }

            input.AdvanceTo(read.Buffer.End);
            var flushed = await output.FlushAsync();
            if (read.IsCompleted || flushed.IsCompleted)
            {
                break;
            }
        }
    }
}
